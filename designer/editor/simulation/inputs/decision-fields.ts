import { readDmn } from '../../../../engine/decisions/read-dmn.ts'
import { childOf, childrenOf, type ModdleElement, textOf } from '../../../../engine/model/moddle.ts'
import type { DraftFiles } from '../../draft/draft.ts'
import { type Field, type FieldKind, fieldOf } from './field.ts'

const KINDS: { readonly [type: string]: FieldKind } = {
  number: 'number',
  string: 'text',
  boolean: 'check',
  date: 'date',
}

/** What the decisions of a draft are given, with the types that they declare. */
export async function decisionFields(files: DraftFiles): Promise<readonly Field[]> {
  const fields: Field[] = []
  for (const [path, text] of Object.entries(files)) {
    const read = path.endsWith('.dmn') ? await readDmn(text) : null
    if (read?.ok === true) fields.push(...childrenOf(read.model.definitions, 'drgElement').flatMap(fieldsIn))
  }
  return fields
}

function fieldsIn(element: ModdleElement): readonly Field[] {
  if (element.$type === 'dmn:InputData') {
    const variable = childOf(element, 'variable') ?? element
    return typed(textOf(variable, 'name'), null, textOf(variable, 'typeRef'))
  }
  const logic = childOf(element, 'decisionLogic')
  if (logic?.$type !== 'dmn:DecisionTable') return []
  return childrenOf(logic, 'input').flatMap((input) => {
    const expression = childOf(input, 'inputExpression')
    if (expression === null) return []
    return typed(textOf(expression, 'text')?.trim() ?? null, textOf(input, 'label'), textOf(expression, 'typeRef'))
  })
}

/** Only of a name that stands alone. */
function typed(name: string | null, label: string | null, type: string | null): readonly Field[] {
  if (name === null || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return []
  return [fieldOf(name, { label: label ?? name, kind: KINDS[type ?? ''] ?? null })]
}
