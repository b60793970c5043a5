package html

import (
	"testing"

	"sojourn/export/exporttest"
)

func TestSuite(t *testing.T) { exporttest.Run(t, Write) }
