package model

import "strings"

// Order keys are fractional indices: strings that sort by bytes, with room between any two. A key is an integer
// part, whose first letter says how many digits follow ('a' one, 'b' two, … up, 'Z' one, 'Y' two, … down), and a
// fraction that never ends in the lowest digit. Appending counts the integer up, so keys stay short in long cells.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

const firstKey = "a0"

// ValidOrder reports whether a key from outside can be kept.
func ValidOrder(key string) bool {
	n := intLen(key)
	if n == 0 || n > len(key) || len(key) > 256 {
		return false
	}
	for i := 1; i < len(key); i++ {
		if strings.IndexByte(digits, key[i]) < 0 {
			return false
		}
	}
	return n == len(key) || key[len(key)-1] != digits[0]
}

// OrderBetween returns a key that sorts after a and before b; an empty a or b means there is no neighbour on that
// side. When no key can lie between them (equal, reversed or foreign keys) it returns "".
func OrderBetween(a, b string) string {
	switch {
	case a != "" && !ValidOrder(a), b != "" && !ValidOrder(b), a != "" && b != "" && a >= b:
		return ""
	case a == "" && b == "":
		return firstKey
	case a == "":
		n := intLen(b)
		if len(b) > n {
			return b[:n]
		}
		return countDown(b)
	}
	n := intLen(a)
	if b != "" && a[:n] == b[:intLen(b)] {
		return a[:n] + middle(a[n:], b[n:])
	}
	if up := countUp(a[:n]); up != "" && (b == "" || up < b) {
		return up
	}
	return a[:n] + middle(a[n:], "")
}

// OrderSeries returns n ascending keys for records that are made together.
func OrderSeries(n int) []string {
	keys := make([]string, n)
	last := ""
	for i := range keys {
		last = OrderBetween(last, "")
		keys[i] = last
	}
	return keys
}

// intLen is the length of the integer part with its letter, 0 when there is none.
func intLen(key string) int {
	if key == "" {
		return 0
	}
	switch c := key[0]; {
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 2
	case c >= 'A' && c <= 'Z':
		return int('Z'-c) + 2
	}
	return 0
}

func countUp(i string) string {
	d := []byte(i[1:])
	for k := len(d) - 1; k >= 0; k-- {
		if v := strings.IndexByte(digits, d[k]); v < len(digits)-1 {
			d[k] = digits[v+1]
			return i[:1] + string(d)
		}
		d[k] = digits[0]
	}
	switch i[0] {
	case 'Z':
		return "a0"
	case 'z':
		return ""
	}
	head := i[0] + 1
	return string(head) + strings.Repeat(digits[:1], intLen(string(head))-1)
}

func countDown(i string) string {
	d := []byte(i[1:])
	for k := len(d) - 1; k >= 0; k-- {
		if v := strings.IndexByte(digits, d[k]); v > 0 {
			d[k] = digits[v-1]
			return i[:1] + string(d)
		}
		d[k] = digits[len(digits)-1]
	}
	switch i[0] {
	case 'a':
		return "Zz"
	case 'A':
		return ""
	}
	head := i[0] - 1
	return string(head) + strings.Repeat(digits[len(digits)-1:], intLen(string(head))-1)
}

// middle returns a fraction between a and b ("" for b is one), as short as it can be.
func middle(a, b string) string {
	var out []byte
	for k := 0; ; k++ {
		lo, hi := 0, len(digits)
		if k < len(a) {
			lo = strings.IndexByte(digits, a[k])
		}
		if b != "" {
			hi = 0
			if k < len(b) {
				hi = strings.IndexByte(digits, b[k])
			}
		}
		switch {
		case lo == hi:
			out = append(out, digits[lo])
		case hi-lo > 1:
			return string(append(out, digits[(lo+hi)/2]))
		default: // neighbours: keep the lower digit, then anything above the rest of a will do
			out = append(out, digits[lo])
			b = ""
		}
	}
}
