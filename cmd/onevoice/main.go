// Onevoice keeps a brand in one voice and one look: it holds copy and pictures
// against a brand kit, and reshapes one master into what each channel wants.
package main

import "os"

func main() {
	c := command{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	os.Exit(c.Main(os.Args[1:]))
}
