package doc

import "slices"

// A Builder puts a Text together piece by piece, as a reader reads it. The
// zero Builder is empty and ready; its memory is used again after Text.
type Builder struct {
	str  []byte
	runs []run
}

// Len returns the bytes written so far.
func (b *Builder) Len() int { return len(b.str) }

// Bytes returns the words written so far; they change with the next write.
func (b *Builder) Bytes() []byte { return b.str }

// Copy adds src.Data[start:end] as it stands. What follows on directly in the
// source stays one run.
func (b *Builder) Copy(src *Source, start, end int) {
	if start >= end {
		return
	}
	if n := len(b.runs) - 1; n >= 0 && b.runs[n].how == copied && b.runs[n].span.Source == src && b.runs[n].span.End == start {
		b.runs[n].span.End = end
	} else {
		b.runs = append(b.runs, run{len(b.str), Span{Source: src, Start: start, End: end}, copied})
	}
	b.str = append(b.str, src.Data[start:end]...)
}

// Decode adds s, which src.Data[start:end] writes in code.
func (b *Builder) Decode(s string, src *Source, start, end int) {
	if s == "" {
		return
	}
	b.runs = append(b.runs, run{len(b.str), Span{Source: src, Start: start, End: end}, decoded})
	b.str = append(b.str, s...)
}

// Text returns what was written and leaves the builder empty.
func (b *Builder) Text() Text {
	if len(b.str) == 0 {
		return Text{}
	}
	t := Text{string(b.str), slices.Clone(b.runs)}
	b.str, b.runs = b.str[:0], b.runs[:0]
	return t
}

// A Run is a stretch of a text, Off to End in bytes of it, that came from one
// span. Copied says that the span's bytes are the words themselves.
type Run struct {
	Off, End int
	Span     Span
	Copied   bool
}

// Runs returns the runs that t is made of, in the order read.
func (t Text) Runs() []Run {
	out := make([]Run, len(t.runs))
	for k, r := range t.runs {
		out[k] = Run{r.off, t.end(k), r.span, r.how == copied}
	}
	return out
}
