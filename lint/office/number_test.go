package office

import "testing"

// Numbers are shown as Excel shows them.
func TestNumber(t *testing.T) {
	for _, c := range []struct{ value, format, want string }{
		{"19.899999999999999", "", "19.9"}, {"1089", "General", "1089"}, {"1E-3", "", "0.001"}, {"-3", "", "-3"}, {"x", "0", "x"}, {"1e400", "0", "1e400"},
		{"1089", `"¥"#,##0.00`, "¥1,089.00"}, {"-1089.5", "#,##0.00", "-1,089.50"}, {"-1089.5", "#,##0.00;(#,##0.00)", "(1,089.50)"}, {"0", `0;-0;"无"`, "无"},
		{"0.855", "0%", "86%"}, {"0.855", "0.0%", "85.5%"}, {"99", `0"元"`, "99元"}, {"99", `[$¥-804]0.0#`, "¥99.0"}, {"99.25", "0.0#", "99.25"}, {"1234567", "#,##0", "1,234,567"},
		{"5", "@", "5"}, {"0.5", "# ?/?", "0.5"}, {"12345", "0.00E+00", "12345"}, {"5", "[Red]0", "5"}, {"7", `0\ 件`, "7 件"}, {"7", "0_)", "7"},
		{"46143", "yyyy/m/d", "2026/5/1"}, {"46143", `yyyy"年"m"月"d"日"`, "2026年5月1日"}, {"46143.5", "yyyy-mm-dd hh:mm", "2026-05-01 12:00"}, {"46143.75", "h:mm AM/PM", "6:00 PM"},
		{"46143.25", "上午/下午h:mm", "上午6:00"}, {"46143", "m/d aaaa", "5/1 星期五"}, {"46143", "d-mmm-yy", "1-May-26"}, {"0.5208333333", "h:mm:ss", "12:30:00"}, {"0.0104166667", "mm:ss", "15:00"},
		{"1", "yyyy-mm-dd", "1900-01-01"}, {"61", "yyyy-mm-dd", "1900-03-01"}, {"-1", "yyyy-mm-dd", "-1"}, {"9999999", "yyyy-mm-dd", "9999999"},
	} {
		if got := number(c.value, c.format, false); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.value, c.format, got, c.want)
		}
	}
	if got := number("44681", "yyyy-mm-dd", mac); got != "2026-05-01" {
		t.Error(got)
	}
}

func TestAddress(t *testing.T) {
	for want, at := range map[string][2]int{"A1": {1, 1}, "B7": {7, 2}, "Z1": {1, 26}, "AA3": {3, 27}, "XFD1048576": {1 << 20, 1 << 14}} {
		if got := address(at[0], at[1]); got != want || columnOf(want) != at[1] {
			t.Errorf("%v: %s, back %d; want %s", at, got, columnOf(want), want)
		}
	}
}

// FuzzNumber holds the formats to end, whatever they are.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0.00", "#,##0;[Red]-0", `yyyy"年"m\月d`, "[h]:mm:ss AM/PM", "[$¥-804]#,##0.0#%", `_)*x"`, "# ?/?"} {
		f.Add("46143.5", s)
	}
	f.Fuzz(func(t *testing.T, value, format string) {
		if len(format) < 100 && len(number(value, format, false)) > 3000+20*len(format)+len(value) {
			t.Error("too long")
		}
	})
}
