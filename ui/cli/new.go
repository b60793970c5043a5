package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
)

func (env Env) newCommand() *cobra.Command {
	var name, out string
	cmd := &cobra.Command{
		Use: "new --template NAME -o OUT.journey", Short: "Make a project from a template", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			doc, err := FromTemplate(name)
			if err != nil {
				return err
			}
			return store(out, doc)
		},
	}
	cmd.Flags().StringVarP(&name, "template", "t", "lifecycle", "lifecycle, funnel, buyer or blueprint; cart, retailer and sample are whole projects")
	cmd.Flags().StringVarP(&out, "output", "o", "", "the file to write")
	cmd.MarkFlagRequired("output")
	cmd.RegisterFlagCompletionFunc("template", cobra.FixedCompletions([]string{"lifecycle", "funnel", "buyer", "blueprint", "cart", "retailer", "sample"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// FromTemplate returns a new project made from a template, or one of the samples.
func FromTemplate(name string) (*model.Document, error) {
	data, whole := template.Example(name)
	if name == "sample" {
		data, whole = template.Sample(), true
	}
	if whole {
		doc, _, err := codec.Decode(data)
		return doc, err
	}
	t, err := template.Find(name)
	if err != nil {
		return nil, err
	}
	s := model.NewSession(model.New(), model.RandomIDs{})
	if _, err := s.Do("do.new", func(tx *model.Tx) error { _, err := t.Apply(tx); return err }); err != nil {
		return nil, fmt.Errorf("template %s: %w", name, err)
	}
	return s.Doc(), nil
}
