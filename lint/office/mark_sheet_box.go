package office

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

const (
	boxSpaces = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`
	boxType   = `_x0000_t202`
)

// boxesXML draws the boxes that comments are shown in, beside their cells, as
// Excel has done since 1997.
func boxesXML(list []cellNote) []byte {
	return []byte(`<xml` + boxSpaces + `><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
		boxShape("") + boxXML(list, 1025, "") + `</xml>`)
}

// boxShape is the shape that all boxes are of.
func boxShape(spaces string) string {
	return `<v:shapetype` + spaces + ` id="` + boxType + `" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
}

func boxXML(list []cellNote, id int, spaces string) string {
	var b strings.Builder
	for i, n := range list {
		r, c := n.row-1, n.column-1
		b.WriteString(`<v:shape` + spaces + ` id="_x0000_s` + strconv.Itoa(id+i) + `" type="#` + boxType + `" style="position:absolute;width:240pt;height:96pt;z-index:` + strconv.Itoa(i+1) + `;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
			`<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
			fmt.Sprintf(`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 31, %d, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`, c+1, r, c+6, r+7, r, c))
	}
	return b.String()
}

var boxID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x0000_s(\d{1,9})\b`) })

// withBoxes puts boxes behind those that a part draws. What Excel writes there
// isn't always sound XML (<br>), so nothing of it is read but ids.
func withBoxes(data []byte, list []cellNote) ([]byte, error) {
	end, root := bytes.LastIndex(data, []byte("</xml>")), bytes.Index(data, []byte("<xml"))
	if root < 0 || end < root {
		return nil, errors.New("no drawing")
	}
	head, _, _ := bytes.Cut(data[root:end], []byte(">"))
	spaces := ""
	for _, space := range strings.Fields(boxSpaces) {
		if !bytes.Contains(head, []byte(space)) {
			spaces += " " + space
		}
	}
	next := 1025
	for _, id := range boxID().FindAllSubmatch(data, -1) {
		if n, err := strconv.Atoi(string(id[1])); err == nil {
			next = max(next, n+1)
		}
	}
	xml := boxXML(list, next, spaces)
	if !bytes.Contains(data, []byte(`id="`+boxType+`"`)) {
		xml = boxShape(spaces) + xml
	}
	return spliced(data, []splice{{start: end, end: end, xml: xml}})
}
