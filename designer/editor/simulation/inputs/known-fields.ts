import type { DraftFiles } from '../../draft/draft.ts'
import type { Field } from './field.ts'
import { formFields } from './form-fields.ts'

/** What is known of variables by their names: what the process begins with, then the fields of all forms. */
export function knownFields(files: DraftFiles, starts: readonly Field[]): readonly Field[] {
  const forms = Object.keys(files).flatMap((path) => /^forms\/(.+)\.json$/.exec(path)?.[1] ?? [])
  return [...starts, ...forms.flatMap((form) => formFields(files, form))]
}
