package office

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// libre opens a file in LibreOffice and returns it as one flat XML file.
func libre(t *testing.T, name string, data []byte) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice (soffice) is not installed, or -short: nobody opened the copy")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	to := map[string]string{".docx": "fodt", ".xlsx": "fods"}[filepath.Ext(name)]
	cmd := exec.Command(program, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", dir, path)
	cmd.WaitDelay = time.Second
	time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Kill() })
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	flat, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(name)) + "." + to)
	if err != nil {
		t.Fatal("LibreOffice did not open the copy:", err)
	}
	return string(flat)
}

// LibreOffice opens a copy with as many comments and changes as were made.
func TestLibreOffice(t *testing.T) {
	src := plan(t)
	made := marked(t, src, mend(t, src, "春季上新", "夏季上新"), mend(t, src, "官网", "网店"), mend(t, src, "酸奶&果昔都", "酸奶、果昔都"), mend(t, src, "一-二", "一－二"),
		mend(t, src, "好😀的", "好🎉的"), mend(t, src, "价格", "价钱"), mend(t, src, "新词", "新的词"), Remark{Span: span(t, src, "门店数据"), Words: []string{"出处"}})
	flat := libre(t, "plan.docx", made.Data)
	if n := strings.Count(flat, "<office:annotation "); n != made.Comments || n != 8 {
		t.Errorf("%d comments arrive of %d", n, made.Comments)
	}
	for tag, want := range map[string]int{"insertion": 7, "deletion": 10} { // a deletion in each run and each child of one
		mine := regexp.MustCompile(`<text:` + tag + `>\s*<office:change-info>\s*<dc:creator>onevoice<`)
		if n := len(mine.FindAllString(flat, -1)); n != want {
			t.Errorf("%d of %s arrive, want %d", n, tag, want)
		}
	}
	if !strings.Contains(flat, "🎉") {
		t.Error("the emoji is lost")
	}
}
