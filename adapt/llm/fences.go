package llm

import (
	"crypto/rand"
	"fmt"
	"strings"
)

// Fences stand round the data of a question: their mark can't be foreseen, so
// no text can end them.
type fences struct{ nonce string }

// newFences returns those of one run.
func newFences() fences { return fences{nonce()} }

// nonceLetters make a nonce: letters, so that it holds no digit, and such as
// make no words.
const nonceLetters = "bcdfghjkmnpqrstvwxz"

// nonce returns six letters that no text can foresee.
func nonce() string {
	b := make([]byte, 6)
	rand.Read(b) // never fails
	for i := range b {
		b[i] = nonceLetters[int(b[i])%len(nonceLetters)]
	}
	return string(b)
}

// canary is what an answer never holds unless the model tells its orders.
func (f fences) canary() string { return "ov-" + f.nonce + "-ov" }

// fence stands round data: each line of it begins with the mark as well.
func (f fences) fence(name string, lines []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<<%s %s\n", f.nonce, name)
	for _, l := range lines {
		b.WriteString(f.nonce + "│" + l + "\n")
	}
	b.WriteString(name + " " + f.nonce + ">>\n")
	return b.String()
}

// torn reports whether an answer holds the canary or a fence.
func (f fences) torn(answer string) bool {
	for _, mark := range []string{f.canary(), "<<" + f.nonce, f.nonce + ">>", f.nonce + "│"} {
		if strings.Contains(answer, mark) {
			return true
		}
	}
	return false
}
