import type { FieldPart } from '../../../templates/pages/field-part.ts'

type Control = 'input' | 'area' | 'select' | 'choices' | 'check' | 'output' | 'table' | 'file' | 'company'

/** A field's part before it is said which one of its controls it has. */
export const noControl: { readonly [Each in Control]: FieldPart[Each] & null } = {
  input: null,
  area: null,
  select: null,
  choices: null,
  check: null,
  output: null,
  table: null,
  file: null,
  company: null,
}
