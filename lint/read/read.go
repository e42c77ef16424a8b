// Package read turns files into documents: Markdown, HTML, mails, tables, plain text,
// subtitles, pictures and, through package office, those of Word, PowerPoint and Excel, each byte of their words with its place. One file
// here or a few for each format; to add one, write its reader and name it in
// formats.
package read

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"onevoice/brandkit/lang"
	"onevoice/lint/doc"
	"onevoice/lint/office"
)

// formatOf returns the format that a file's name says it has; "" for none
// that can be read.
func formatOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return "markdown"
	case ".html", ".htm":
		return "html"
	case ".txt":
		return "text"
	case ".srt", ".vtt", ".ass", ".ssa":
		return "subtitles"
	case ".csv", ".tsv":
		return "table"
	case ".eml":
		return "mail"
	case ".svg":
		return "svg"
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".avif":
		return "picture"
	}
	return office.Format(name)
}

// Readable reports whether name has the extension of an asset: .md .markdown
// .html .htm .txt .srt .vtt .ass .ssa .csv .tsv .eml .docx .pptx .xlsx .jpg .jpeg
// .png .gif .webp .heic .heif .avif
// .svg. A side file (poster.png.yaml) and a kit are none.
func Readable(name string) bool { return formatOf(name) != "" }

// later are the extensions of assets that can't be read: documents, pictures,
// sound and film. What has none of these is no asset.
const later = ".doc .docm .wps .odt .rtf .pages .pdf .epub .ppt .pptm .dps .key .odp .xls .xlsm .et .ods .numbers .msg .lrc " +
	".psd .ai .eps .svg .tif .tiff .bmp .heic .heif .avif .sketch .fig .mp4 .mov .m4v .avi .mkv .webm .mp3 .m4a .wav "

// Unread returns the kind of an asset that can't be read, by its extension:
// "docx"; "" for one that can and for what is no asset.
func Unread(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if ext == "" || formatOf(name) != "" || !strings.Contains(later, ext+" ") {
		return ""
	}
	return ext[1:]
}

// Picture reports whether name has the extension of a picture.
func Picture(name string) bool {
	format := formatOf(name)
	return format == "picture" || format == "svg"
}

// Bytes reads data as the file called name: its extension picks the reader,
// and errors and places name it. Text may be in UTF-8, in UTF-16 with a byte
// order mark, or in GB18030. Errors are *lang.Error; they say what to do.
//
// A document's Meta is its front matter (Markdown and plain text) or its
// <meta name="onevoice:KEY"> and <html lang> (HTML); its title, subject,
// preheader, digest and description there are blocks as well.
func Bytes(name string, data []byte) (*doc.Document, error) {
	format := formatOf(name)
	switch { // a picture is what it is inside
	case format == "picture" && svgInside(data):
		format = "svg"
	case format == "svg" && !svgInside(data):
		format = "picture"
	}
	switch {
	case format == "":
		return nil, unknown(name)
	case format == "picture":
		if len(data) > pictureCap {
			return nil, tooBig(name, len(data), pictureCap)
		}
		return readPicture(name, slices.Clip(data))
	case format == "mail":
		if len(data) > pictureCap {
			return nil, tooBig(name, len(data), pictureCap)
		}
		return readMail(name, slices.Clip(data))
	case packed(format):
		if len(data) > pictureCap {
			return nil, tooBig(name, len(data), pictureCap)
		}
		return readOffice(name, slices.Clip(data))
	case len(data) > textCap:
		return nil, tooBig(name, len(data), textCap)
	}
	src, err := decode(name, slices.Clip(data))
	if err != nil {
		return nil, err
	}
	return readText(src, format)
}

func readText(src *doc.Source, format string) (*doc.Document, error) {
	p := newPage(src, format)
	var body int
	var err error
	if format == "markdown" || format == "text" {
		if body, err = p.readFront(); err != nil {
			return nil, err
		}
	}
	switch format {
	case "markdown":
		err = readMarkdown(p, body)
	case "svg":
		if !bytes.Contains(src.Data, []byte("</svg")) {
			return nil, brokenPicture(src.Name, format, nil)
		}
		readHTML(p)
	case "html":
		readHTML(p)
	case "text":
		readPlain(p, body, len(src.Data))
	case "table":
		err = readTable(p)
	case "subtitles":
		switch strings.ToLower(path.Ext(src.Name)) {
		case ".ass", ".ssa":
			err = readASS(p)
		default:
			err = readSubtitles(p, strings.EqualFold(path.Ext(src.Name), ".vtt"))
		}
	}
	if err != nil {
		return nil, err
	}
	p.finish()
	p.doc.Channel = p.doc.Meta.Get("channel")
	return p.doc, nil
}

func unknown(name string) error {
	if kind := Unread(name); kind != "" {
		return &lang.Error{Path: name,
			What: lang.F("还读不了 %s 文件", "%s files can't be read yet", kind),
			Hint: lang.F("另存为 Markdown、HTML、纯文本或图片，再检查那一份", "save it as Markdown, HTML, plain text or a picture and check that")}
	}
	return &lang.Error{Path: name,
		What: lang.F("读不了这种文件", "files of this kind can't be read"),
		Hint: lang.F("能读的有：%s", "those that can: %s", ".md .html .txt .srt .vtt .ass .csv .eml .docx .pptx .xlsx .jpg .png .gif .webp .heic .avif .svg")}
}
