package lint

import (
	"path"
	"slices"

	"onevoice/lint/doc"
)

// campaigns groups documents that belong together: those that name the same
// campaign id; one that names none belongs to its folder's where the folder
// has just one; documents of a folder in which nobody names one belong
// together as well. Groups hold indices of docs, in the order given.
func campaigns(docs []*doc.Document) [][]int {
	named := map[string][]string{} // folder -> the ids named in it
	for _, d := range docs {
		dir, id := path.Dir(d.Source.Name), d.Meta.Campaign()
		if id != "" && !slices.Contains(named[dir], id) {
			named[dir] = append(named[dir], id)
		}
	}
	type key struct{ id, dir string }
	at := map[key]int{}
	var out [][]int
	for k, d := range docs {
		dir, id := path.Dir(d.Source.Name), d.Meta.Campaign()
		if id == "" && len(named[dir]) == 1 {
			id = named[dir][0]
		}
		of := key{id: id}
		if id == "" {
			if len(named[dir]) > 1 {
				continue // it could belong to any of them
			}
			of.dir = dir
		}
		i, ok := at[of]
		if !ok {
			i = len(out)
			at[of] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], k)
	}
	return out
}
