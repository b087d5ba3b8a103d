import { type CompiledExpression, compileExpression } from '../../engine/index.ts'
import { issuesInBothLanguages } from '../issues-in-both-languages.ts'
import type { Field, Form, FormRule, Section } from './form.ts'
import { type FieldDocument, formDocument, type GroupDocument } from './form-document.ts'
import { formats } from './formats/named-formats.ts'

/** A mistake in a file of a deployment, with the place where it stands. */
export interface FileProblem {
  readonly file: string
  readonly place: string
  readonly message: string
  readonly messageZh: string
}

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
  const compile = (place: string, source: string) => compileAt(file, place, source, problems)
  const sections = parsed.data.components.map((component) =>
    readSection(component.type === 'group' ? component : looseField(component), compile, file, problems),
  )
  const fields = sections.flatMap((section) => section.fields)
  problems.push(...repeatedKeys(file, fields))
  const rules = (parsed.data.siji?.rules ?? []).map((rule, index): FormRule => {
    const place = `siji.rules[${index}]`
    const when = compile(`${place}.when`, rule.when)
    const known = new Set(fields.map(({ key }) => key))
    for (const name of [rule.field, ...when.names]) {
      if (!known.has(name)) problems.push(unknownField(file, place, name))
    }
    return { ...rule, when }
  })
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

type Compile = (place: string, source: string) => CompiledExpression

/** A field outside every group is a section of its own. */
function looseField(field: FieldDocument): GroupDocument {
  return { type: 'group', label: field.label, siji: { section: field.key }, components: [field] }
}

function readSection(group: GroupDocument, compile: Compile, file: string, problems: FileProblem[]): Section {
  const id = group.siji.section
  return {
    id,
    label: group.label,
    labelEn: group.siji.labelEn ?? group.label,
    about: group.siji.about ?? 'project',
    fields: group.components.map((field) => readField(field, id, compile, file, problems)),
  }
}

function readField(
  field: FieldDocument,
  section: string,
  compile: Compile,
  file: string,
  problems: FileProblem[],
): Field {
  const format = field.siji?.format ?? null
  if (format !== null && !Object.hasOwn(formats, format)) {
    problems.push(
      problemAt(
        file,
        [field.key, 'siji.format'],
        `expected one of ${Object.keys(formats).join(', ')}, found ${format}`,
        `应为 ${Object.keys(formats).join('、')} 之一，实际为 ${format}`,
      ),
    )
  }
  const options = (field.values ?? []).map(({ value, label, labelEn }) => ({ value, label, labelEn: labelEn ?? label }))
  return {
    key: field.key,
    type: field.type,
    section,
    label: field.label,
    labelEn: field.siji?.labelEn ?? field.label,
    hint: field.siji?.hint ?? null,
    hintEn: field.siji?.hintEn ?? field.siji?.hint ?? null,
    unit: field.siji?.unit ?? null,
    format,
    routing: field.siji?.routing ?? false,
    personal: field.siji?.personal ?? false,
    required: field.validate?.required ?? false,
    minLength: field.validate?.minLength ?? null,
    maxLength: field.validate?.maxLength ?? (field.type === 'textarea' ? 2_000 : 200),
    min: field.validate?.min ?? null,
    max: field.validate?.max ?? null,
    decimals: field.decimalDigits ?? null,
    pattern:
      field.validate?.pattern === undefined ? null : patternAt(file, field.key, field.validate.pattern, problems),
    options,
    defaultValue: field.defaultValue ?? (field.type === 'checkbox' ? false : field.type === 'checklist' ? [] : null),
    hide: field.conditional === undefined ? null : compile(`${field.key}.conditional.hide`, field.conditional.hide),
    compute: field.expression === undefined ? null : compile(`${field.key}.expression`, field.expression),
  }
}

function compileAt(file: string, place: string, source: string, problems: FileProblem[]): CompiledExpression {
  const compiled = compileExpression(source.replace(/^=/, ''))
  if (compiled.ok) return compiled.expression
  problems.push(...compiled.problems.map(({ message, messageZh }) => ({ file, place, message, messageZh })))
  return unusable(source)
}

/** Stands where an expression did not parse; the form is refused, so nobody evaluates it. */
function unusable(source: string): CompiledExpression {
  return {
    source,
    names: [],
    evaluate: () => ({ ok: false, code: 'unparsed', message: 'Did not parse.', messageZh: '无法解析。' }),
  }
}

function patternAt(file: string, key: string, source: string, problems: FileProblem[]): RegExp | null {
  try {
    return new RegExp(source, 'u')
  } catch {
    problems.push(
      problemAt(
        file,
        [key, 'validate.pattern'],
        `expected a regular expression, found ${source}`,
        `应为正则表达式，实际为 ${source}`,
      ),
    )
    return null
  }
}

function repeatedKeys(file: string, fields: readonly Field[]): readonly FileProblem[] {
  const seen = new Set<string>()
  return fields
    .filter(({ key }) => seen.size === seen.add(key).size)
    .map(({ key }) => problemAt(file, [key], 'expected every key once, found it twice', '每个键只能出现一次，实际重复'))
}

function unknownField(file: string, place: string, name: string): FileProblem {
  return {
    file,
    place,
    message: `Expected ${name} to be a field of this form, but it is none.`,
    messageZh: `${name} 不是本表单的字段。`,
  }
}

function problemAt(file: string, path: readonly PropertyKey[], message: string, messageZh: string): FileProblem {
  const place = path.map(String).join('.')
  return { file, place, message: `${place}: ${message}`, messageZh: `${place}：${messageZh}` }
}
