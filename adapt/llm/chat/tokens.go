package chat

import (
	"fmt"
	"slices"
	"unicode"

	"github.com/sashabaranov/go-openai"
)

// least and most bound how many tokens a text is. Tokenizers of 2023 to 2026
// take 0.5 to 1.3 tokens for a Han character and 3 to 6 letters for one; the
// bounds lie outside of that.
func least(s string) int { return weigh(s, 0.4, 1.0/8) }
func most(s string) int  { return weigh(s, 1.5, 1.0/2) + 8 }

func weigh(s string, han, other float64) int {
	sum := 0.0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			sum += han
		} else {
			sum += other
		}
	}
	return int(sum)
}

func usageOf(u openai.Usage, asked int) Usage {
	if u.PromptTokens <= 0 && u.CompletionTokens <= 0 {
		return Usage{In: asked, Estimated: true}
	}
	return Usage{In: max(u.PromptTokens, 0), Out: max(u.CompletionTokens, 0)}
}

// smallest is the fewest tokens that are believed: no engine has a window as
// small, so below it the endpoint doesn't count, or only what it hadn't cached.
const smallest = 256

// cut reports whether the endpoint read less than was asked: it counted fewer
// tokens than the question can be, or exactly as many as a usual window. Ollama
// and others cut the beginning, where the rules stand, and say nothing.
func (c *Client) cut(asked []openai.ChatCompletionMessage, u openai.Usage) bool {
	if u.PromptTokens < smallest {
		return false
	}
	low, high := 0, 0
	for _, m := range asked {
		low, high = low+least(m.Content), high+most(m.Content)
	}
	windows := []int{2048, 4096, 8192, 16384, 32768}
	if w := c.provider.Window; w > 0 {
		windows = []int{w}
	}
	full := slices.ContainsFunc(windows, func(w int) bool {
		return high > w/2 && (u.PromptTokens == w || u.PromptTokens+u.CompletionTokens == w)
	})
	return full || u.PromptTokens < low
}

func tokens(n int) string { return fmt.Sprintf("%d tokens", n) }
