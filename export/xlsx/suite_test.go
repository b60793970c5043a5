package xlsx

import (
	"testing"

	"sojourn/export/exporttest"
)

func TestSuite(t *testing.T)    { exporttest.Run(t, Write) }
func TestSuiteCSV(t *testing.T) { exporttest.Run(t, WriteCSV) }
