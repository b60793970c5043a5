package settings

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"sojourn/model/importer"
	"sojourn/model/limits"
)

func names(s Settings) (list []string) {
	for _, c := range s.Clients {
		list = append(list, c.Name)
	}
	return list
}

func memory(header string) importer.Memory {
	return importer.Memory{Known: importer.Known{header: importer.PainText}}
}

func TestClientsAreKeptRenamedAndForgotten(t *testing.T) {
	var kept []byte
	st := Store{func() ([]byte, error) { return kept, nil }, func(b []byte) error { kept = b; return nil }}
	s := Settings{}.WithClient("启明", memory("吐槽")).WithClient("Acme", memory("moans")).WithClient("启明", memory("不满"))
	if err := Save(st, s); err != nil {
		t.Fatal(err)
	}
	s = st.Load()
	if got := names(s); !slices.Equal(got, []string{"启明", "Acme"}) {
		t.Errorf("%q", got)
	}
	if m, ok := s.ClientOf("启明"); !ok || m.Known["不满"] != importer.PainText || m.Known["吐槽"] != "" {
		t.Errorf("%v", m)
	}
	if got := names(s.Renamed("Acme", "启明")); !slices.Equal(got, []string{"启明"}) {
		t.Errorf("%q", got)
	}
	if m, _ := s.Renamed("Acme", "启明").ClientOf("启明"); m.Known["moans"] == "" {
		t.Error("the one renamed was lost")
	}
	if got := names(s.Renamed("nobody", "x").WithoutClient("启明")); !slices.Equal(got, []string{"Acme"}) {
		t.Errorf("%q", got)
	}
}

// However much is remembered, the settings stay a file that can be read.
func TestWhatIsRememberedOfClientsIsBounded(t *testing.T) {
	var s Settings
	for i := range limits.Clients + 10 {
		s = s.WithClient(strconv.Itoa(i), memory("x"))
	}
	if len(s.Clients) != limits.Clients || s.Clients[0].Name != strconv.Itoa(limits.Clients+9) {
		t.Errorf("%d, first %q", len(s.Clients), s.Clients[0].Name)
	}
	big := memory(strings.Repeat("x", limits.ClientBytes/3))
	for i := range 4 {
		s = s.WithClient("big"+strconv.Itoa(i), big)
	}
	if got := names(s); !slices.Equal(got[:2], []string{"big3", "big2"}) || len(got) > 4 && got[2] == "big1" {
		t.Errorf("%q", got)
	}
	broken := Store{Read: func() ([]byte, error) { return []byte(`{"clients":[{"name":""},{"name":"a"}]}`), nil }}
	if got := names(broken.Load()); !slices.Equal(got, []string{"a"}) {
		t.Errorf("%q", got)
	}
}
