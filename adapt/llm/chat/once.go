package chat

import (
	"context"
	"encoding/json"
	"maps"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
)

// once asks once, as the endpoint likes it, and judges what came back.
func (c *Client) once(ctx context.Context, a Ask, want *shape, how manner) (Answer, error) {
	if e := c.stopped(); e != nil {
		return Answer{}, e
	}
	messages := c.messages(a, want, how)
	size := 0
	for _, m := range messages {
		size += most(m.Content)
	}
	end, err := c.purse.reserve(a.Master, size+a.MaxTokens)
	if err != nil {
		return Answer{}, err
	}
	used := Usage{}
	defer func() { c.purse.settle(a.Master, size+a.MaxTokens, used) }()
	ctx, cancel := context.WithTimeout(ctx, c.opts.Call)
	defer cancel()
	if !end.IsZero() {
		ctx, cancel = context.WithDeadline(ctx, end)
		defer cancel()
	}
	d := &doer{client: c, master: a.Master, extra: c.extra(a, want, how)}
	conf := openai.DefaultConfig(c.opts.Key)
	conf.BaseURL, conf.HTTPClient = c.provider.BaseURL, d
	got, err := openai.NewClientWithConfig(conf).CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: c.provider.Model, Messages: messages})
	if err != nil {
		if e := asError(err); e.Kind != Late || end.IsZero() || time.Now().Before(end) {
			return Answer{}, e
		}
		return Answer{}, c.purse.overtime(a.Master)
	}
	used = usageOf(got.Usage, size)
	return c.judge(got, messages, used)
}

// messages are the question. Where an object is wanted, what it looks like is
// said last, whatever else tells the endpoint: several ignore the rest in
// silence, and some refuse unless the word JSON stands there.
func (c *Client) messages(a Ask, want *shape, how manner) []openai.ChatCompletionMessage {
	user := a.User
	if want != nil {
		user += "\n\n" + want.plea(how.Form == "text")
	}
	var out []openai.ChatCompletionMessage
	if a.System != "" {
		out = append(out, openai.ChatCompletionMessage{Role: "system", Content: a.System})
	}
	return append(out, openai.ChatCompletionMessage{Role: "user", Content: user})
}

// extra are the fields of the body beside model and messages. They go in here
// since the library leaves out a temperature of 0 and refuses fields by the
// look of a model's name.
func (c *Client) extra(a Ask, want *shape, how manner) map[string]any {
	out := map[string]any{"temperature": a.Temperature}
	if how.Tokens != "" {
		out[how.Tokens] = a.MaxTokens
	}
	if body := map[string]any{}; json.Unmarshal([]byte(c.provider.Body), &body) == nil {
		maps.Copy(out, body)
	}
	if want != nil {
		switch how.Form {
		case "schema":
			out["response_format"] = map[string]any{"type": "json_schema", "json_schema": map[string]any{"name": "answer", "strict": true, "schema": want.raw}}
		case "object":
			out["response_format"] = map[string]any{"type": "json_object"}
		}
	}
	for _, key := range how.Without {
		delete(out, key)
	}
	return out
}

// judge takes an answer only if it ended by itself, with words, to the whole
// question.
func (c *Client) judge(got openai.ChatCompletionResponse, asked []openai.ChatCompletionMessage, used Usage) (Answer, error) {
	if len(got.Choices) == 0 {
		return Answer{}, misshapen("no choices")
	}
	first := got.Choices[0]
	m := first.Message
	text := m.Content
	for _, part := range m.MultiContent {
		text += part.Text
	}
	text = strings.TrimSpace(thoughtless(text))
	switch {
	case c.tells(text):
		return Answer{}, misshapen("it says the key")
	case m.Refusal != "":
		return Answer{}, &Error{Kind: Refused, Message: short(scrub(m.Refusal, c.opts.Key))}
	case first.FinishReason == "content_filter":
		return Answer{}, &Error{Kind: Refused, Message: "content_filter"}
	case c.cut(asked, got.Usage):
		return Answer{}, &Error{Kind: Window, Message: tokens(got.Usage.PromptTokens)}
	case first.FinishReason == "length":
		return Answer{}, &Error{Kind: Truncated, Message: tokens(got.Usage.CompletionTokens)}
	case len(m.ToolCalls) > 0 || m.FunctionCall != nil:
		return Answer{}, misshapen("a tool call")
	case first.FinishReason != "stop":
		return Answer{}, misshapen("finish_reason %q", short(scrub(string(first.FinishReason), c.opts.Key)))
	case text == "":
		return Answer{}, &Error{Kind: Blank}
	case strings.ContainsRune(text, '\ufffd'):
		return Answer{}, misshapen("damaged characters")
	}
	return Answer{Text: text, Model: short(scrub(got.Model, c.opts.Key)), Usage: used}, nil
}

// tells reports whether an answer gives the key away.
func (c *Client) tells(text string) bool {
	return len(c.opts.Key) >= leak && scrub(text, c.opts.Key) != text
}

// thoughtless leaves out what a model thought aloud: <think>…</think>, also
// where the prompt's template opened it, or nothing closes it.
func thoughtless(s string) string {
	const open, shut = "<think>", "</think>"
	if at := strings.LastIndex(s, shut); at >= 0 {
		s = s[at+len(shut):]
	}
	before, _, _ := strings.Cut(s, open)
	return before
}
