import { issuesInBothLanguages } from '../issues-in-both-languages.ts'
import { type FileProblem, problemAt } from './file-problem.ts'
import type { Field, Form, FormRule, Section } from './form.ts'
import { type FieldDocument, formDocument, type GroupDocument, type TableDocument } from './form-document.ts'
import { compileAt, readField, repeatedKeys } from './read-field.ts'

export type ParsedForm =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Reads a form of a deployment; every mistake in it is told, not only the first. */
export function parseForm(file: string, json: unknown): ParsedForm {
  const parsed = formDocument.safeParse(json)
  if (!parsed.success) {
    const issues = issuesInBothLanguages(formDocument, json)
    return {
      ok: false,
      problems: issues.map(({ path, message, messageZh }) => problemAt(file, path, message, messageZh)),
    }
  }

  const problems: FileProblem[] = []
  const sections = parsed.data.components.map((component) =>
    readSection(component.type === 'group' ? component : looseField(component), file, problems),
  )
  const fields = sections.flatMap((section) => section.fields)
  problems.push(...repeatedKeys(file, fields))
  const rules = (parsed.data.siji?.rules ?? []).map((rule, index): FormRule => {
    const place = `siji.rules[${index}]`
    const when = compileAt(file, `${place}.when`, rule.when, problems)
    const known = new Set(fields.map(({ key }) => key))
    for (const name of [rule.field, ...when.names]) {
      if (!known.has(name)) problems.push(unknownField(file, place, name))
    }
    return { ...rule, when }
  })
  problems.push(...fields.flatMap((field) => strangeName(file, fields, field)))
  if (problems.length > 0) return { ok: false, problems }
  const title = parsed.data.siji?.title ?? parsed.data.id
  return {
    ok: true,
    form: {
      ...{ id: parsed.data.id, title, titleEn: parsed.data.siji?.titleEn ?? title },
      ...{ work: parsed.data.siji?.work ?? null, sections, fields, rules },
    },
  }
}

/** A field outside every group is a section of its own. */
function looseField(field: FieldDocument | TableDocument): GroupDocument {
  const section = field.type === 'dynamiclist' ? field.path : field.key
  return { type: 'group', label: field.label, siji: { section }, components: [field] }
}

function readSection(group: GroupDocument, file: string, problems: FileProblem[]): Section {
  const { section, labelEn, about } = group.siji
  return {
    id: section,
    label: group.label,
    labelEn: labelEn ?? group.label,
    about: about ?? 'project',
    fields: group.components.map((field) => readField(field, { file, section, problems })),
  }
}

/** The name of a company goes from its credit code into a line of text of the same form. */
function strangeName(file: string, fields: readonly Field[], { key, format, nameInto }: Field): readonly FileProblem[] {
  if (nameInto === null) return []
  const isLine = fields.some((field) => field.key === nameInto && field.type === 'textfield')
  if (isLine && format === 'creditCode') return []
  const message = 'expected a credit code that names a line of text of this form for the name of its company'
  const messageZh = '只有统一社会信用代码可以带出企业名称，填入本表单的一项单行文字'
  return [problemAt(file, [key, 'siji.nameInto'], message, messageZh)]
}

function unknownField(file: string, place: string, name: string): FileProblem {
  return {
    file,
    place,
    message: `Expected ${name} to be a field of this form, but it is none.`,
    messageZh: `${name} 不是本表单的字段。`,
  }
}
