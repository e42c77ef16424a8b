package office

import (
	"maps"
	"slices"
	"strings"
)

// related makes a part know others: by id, their kind and name.
func (m *marker) related(p *part, to map[string]string) error {
	name := relsName(p.name)
	data, err := m.xml(name)
	if err != nil {
		return err
	}
	if len(data) == 0 {
		data = []byte(xmlHead + `<Relationships xmlns="` + relsSpace + `"></Relationships>`)
	}
	xml := ""
	for _, id := range slices.Sorted(maps.Keys(to)) {
		kind, target, _ := strings.Cut(to[id], " ")
		xml += `<Relationship xmlns="` + relsSpace + `" Id="` + id + `" Type="` + officeRels + "/" + kind + `" Target="/` + escape(target) + `"/>`
	}
	m.fresh[name], err = appended(data, xml)
	return m.bad(name, err)
}

// typed says what new parts are.
func (m *marker) typed(of map[string]string) error {
	types, ok := m.fresh[typesPart]
	var err error
	if !ok {
		types, err = m.xml(typesPart)
	}
	if err != nil {
		return err
	}
	if len(types) == 0 {
		types = []byte(xmlHead + `<Types xmlns="` + typesSpace + `"></Types>`)
	}
	xml := ""
	for _, name := range slices.Sorted(maps.Keys(of)) {
		xml += `<Override xmlns="` + typesSpace + `" PartName="/` + escape(name) + `" ContentType="` + of[name] + `"/>`
	}
	m.fresh[typesPart], err = appended(types, xml)
	return m.bad(typesPart, err)
}
