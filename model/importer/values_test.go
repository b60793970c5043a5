package importer

import (
	"fmt"
	"testing"
)

func TestMeasure(t *testing.T) {
	for in, want := range map[string]string{
		"59%": "59 %", "121 秒": "121 秒", "1,5": "1.5 ", "1,234": "1234 ", "1.234,5": "1234.5 ", "1,234.5": "1234.5 ",
		"¥1,200": "1200 ", "+2": "2 ", "−2": "-2 ", "－１": "-1 ", "30s": "30 s", "2.5 分钟": "2.5 分钟", "1 234": "1234 ",
		"": "no", "x": "no", "< 30": "no", "2026-03-05": "no", "3/5": "no", "5 too long a unit": "no", "1e309": "no", "12:30": "no",
	} {
		got := "no"
		if v, unit, ok := measure(in); ok {
			got = fmt.Sprintf("%g %s", v, unit)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFeelings(t *testing.T) {
	home, marks, five, hundred := Scale{-2, 2}, Scale{1, 5}, Scale{-5, 5}, Scale{0, 100}
	for _, c := range []struct {
		in    string
		from  Scale
		want  float64
		exact bool
	}{
		{"-1", home, -1, true}, {"1.5", home, 1.5, true}, {"−2", home, -2, true}, {"1", marks, -2, false}, {"3", marks, 0, false},
		{"5分", marks, 2, false}, {"-5", five, -2, false}, {"2.5", five, 1, false}, {"75", hundred, 1, false}, {"75%", hundred, 1, false},
		{"😟 警惕", home, -1, false}, {"😡", home, -2, false}, {"🙂", home, 1, false}, {"好奇→疑惑", home, 0, false},
		{"Overwhelmed", home, -1, false}, {"not happy", home, -1, false}, {"不开心", home, -1, false}, {"不满意", home, -1, false},
		{"非常满意", home, 2, false}, {"Very happy!", home, 2, false}, {"4/5", home, 1, false}, {"★★☆☆☆", home, -1, false},
		{"-1 焦虑", home, -1, false}, {"2（开心）", marks, -1, false}, {"badge", home, 99, false}, {"7", home, 99, false},
		{"", home, 99, false}, {"看海报", home, 99, false},
	} {
		v, exact, ok := feeling(c.in, c.from)
		if !ok {
			v = 99
		}
		if v != c.want || exact != c.exact && ok {
			t.Errorf("%q from %v: %g %v %v, want %g %v", c.in, c.from, v, exact, ok, c.want, c.exact)
		}
	}
}

func TestScales(t *testing.T) {
	home, marks := Scale{-2, 2}, Scale{1, 5}
	for _, c := range []struct {
		header string
		values []string
		usual  Scale
		want   Scale
		ok     bool
	}{
		{"情绪", []string{"1", "-1"}, home, home, true},
		{"情绪", []string{"1", "4", "5"}, home, Scale{1, 5}, true},
		{"情绪", []string{"0", "4"}, home, Scale{0, 5}, true},
		{"情绪", []string{"-4", "3"}, home, Scale{-5, 5}, true},
		{"情绪", []string{"80", "35"}, home, Scale{0, 100}, true},
		{"情绪（1-5分）", []string{"2", "1"}, home, Scale{1, 5}, true},
		{"Emotion (-3 to 3)", []string{"1"}, home, Scale{-3, 3}, true},
		{"期望(满分10)", []string{"4"}, marks, Scale{0, 10}, true},
		{"情绪 (1-5)", []string{"-2"}, home, home, true},
		{"期望", []string{"8", "6"}, marks, Scale{1, 10}, true},
		{"情绪", []string{"开心", "难过"}, home, home, false},
		{"情绪", []string{"4 开心", "2 难过"}, home, Scale{1, 5}, true},
		{"情绪", []string{"12345"}, home, home, false},
	} {
		got, ok := findScale(c.header, c.values, c.usual)
		if got != c.want || ok != c.ok {
			t.Errorf("%s %v: %v %v, want %v %v", c.header, c.values, got, ok, c.want, c.ok)
		}
	}
}

func TestJoinedCells(t *testing.T) {
	for in, want := range map[string]string{
		"看不到课表/首页放课表": "看不到课表|首页放课表", "a\nb": "a|b", "慢→快": "慢|快", "痛点：慢；机会：快": "慢|快", "only pain": "only pain|",
		"/只有机会": "|只有机会", "痛点: 慢\n机会点: 快": "慢|快",
	} {
		p, o := painAndOpportunity(in)
		if p+"|"+o != want {
			t.Errorf("%q: %q, want %q", in, p+"|"+o, want)
		}
	}
	for in, want := range map[string]int{"one": 1, "a\nb": 1, "- a\n- b": 2, "1. a\n2、b\n③c": 3, "- a\nb": 1} {
		if got := items(in, false); len(got) != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestChannels(t *testing.T) {
	for in, want := range map[string]string{
		"线上·社媒": "online|社媒", "Offline - Store": "offline|Store", "线下": "offline|", "App": "|App", "O2O/门店": "|O2O/门店", "线上/线下": "|线上/线下",
	} {
		l, name := channel(in)
		if string(l)+"|"+name != want {
			t.Errorf("%q: %s|%s, want %s", in, l, name, want)
		}
	}
}
