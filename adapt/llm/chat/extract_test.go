package chat

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestExtract(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": "b"}`: `{"a":"b"}`,
		"Here is {the} object:\n```json\n{\"a\": [1, 2,], // two\n \"b\": True}\n```": `{"a":[1,2],"b":true}`,
		`[{"a": "b"}]`:                    `{"a":"b"}`,
		`{“a”：“b”，'c'：null，}`:             `{"a":"b","c":null}`,
		"{\"a\": \"one\ntwo\"}":           `{"a":"one\ntwo"}`,
		`{"a": "{\"b\": 1}"}`:             `{"a":"{\"b\": 1}"}`,
		`{"a": "\u4e00\ud83d\ude00"}`:     `{"a":"一😀"}`,
		`{"a": -1.5e3, "b": 0, "c": 0.0}`: `{"a":-1500,"b":0,"c":0}`,
		`{}`:                              `{}`,
		// refused
		``: ``, `no object`: ``, `{"a": "b"} {"c": "d"}`: ``, `{"a": "b"} {}`: ``, `{"a": "b`: ``, `{"a": "b"`: ``,
		`{"a": "b", "a": "b"}`: ``, `{"a": "he said "no""}`: ``, `{"a": 1e999}`: ``, `{"a": 2e-2501}`: ``, `{"a": 01}`: ``,
		`{"a": "\ud83d"}`: ``, `{"a": "\x"}`: ``, `{"a" "b"}`: ``, `{"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": {"i": 1}}}}}}}}}`: ``,
		`{"a": "x", {"b": "y"}}`: ``, `{"a": /* no end`: ``, "{\"a\": \"\xff\"}": ``, strings.Repeat("{", 1000): ``,
	} {
		got, err := extract(text)
		if want == "" {
			if err == nil {
				t.Errorf("%q gives %v", text, got)
			}
			continue
		}
		data, _ := json.Marshal(got)
		if err != nil || string(data) != want {
			t.Errorf("%q gives %s, %v; want %s", text, data, err, want)
		}
	}
}

// Whatever comes in, nothing panics; what is JSON by the letter is read alike.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{`{"a": "b"}`, "```json\n{'a': [1,],}\n```", `{"a": 1} {"b": 2}`, `{“a”：“b”}`, `{"a": "\ud83d\ude00"}`, `{/*{/*`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := extract(text)
		var want map[string]any
		if json.Unmarshal([]byte(text), &want) != nil || want == nil {
			return
		}
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%q gives %v, want %v", text, got, want)
		}
	})
}

func TestShape(t *testing.T) {
	s, err := shapeOf(json.RawMessage(`{"type":"object","properties":{"title":{"type":"string"},"n":{"type":"integer"},"tags":{"type":"array","items":{"type":"string"}},"mood":{"type":"string","enum":["calm","loud"]},"ok":{"type":"boolean"}},"required":["title"]}`), false)
	if err != nil {
		t.Fatal(err)
	}
	for text, fine := range map[string]bool{
		`{"title": "一"}`: true, `{"title": "一", "n": 3, "tags": ["a"], "mood": "calm", "ok": true}`: true,
		`{"n": 3}`: false, `{"title": 1}`: false, `{"title": null}`: false, `{"title": "一", "n": 1.5}`: false,
		`{"title": "一", "n": 12345678901234567890}`: false, `{"title": "一", "tags": "a"}`: false, `{"title": "一", "tags": [1]}`: false,
		`{"title": "一", "mood": "sad"}`: false, `{"title": "一", "ok": "true"}`: false, `{"title": {"zh": "一"}}`: false,
	} {
		if _, err := s.read(text); (err == nil) != fine {
			t.Errorf("%s: %v", text, err)
		}
	}
	s.some = true
	for text, want := range map[string]string{`{"n": 3, "title": null}`: `{"n":3}`, `{"title": "一", "ok": 1}`: `{"title":"一"}`, `{"n": 1.5}`: "", `{}`: ""} {
		if got, err := s.read(text); string(got) != want || (err != nil) != (want == "") {
			t.Errorf("some of %s: %s, %v", text, got, err)
		}
	}
	if got := s.plea(true); !strings.Contains(got, "JSON") || !strings.Contains(got, `"calm|loud"`) || !strings.Contains(got, "```json") {
		t.Error(got)
	}
	for _, bad := range []string{`[]`, `{"type":"array"}`, `{"type":"object"}`, `{`} {
		if _, err := shapeOf(json.RawMessage(bad), false); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
