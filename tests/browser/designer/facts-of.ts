import { readBpmn } from '../../../engine/model/read-bpmn.ts'

/** Everything that a BPMN file says but its picture, as plain data: to compare two files. */
export async function factsOf(xml: string): Promise<unknown> {
  const result = await readBpmn(xml)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return plain(result.model.definitions, null)
}

// The picture is compared by looking at it; bpmn-js writes both ends of every flow at its steps too.
const LEFT_OUT = ['diagrams', 'incoming', 'outgoing', 'exporter', 'exporterVersion']

function plain(value: unknown, parent: object | null): unknown {
  if (Array.isArray(value)) return value.map((each) => plain(each, parent))
  if (typeof value !== 'object' || value === null) return value
  if (!('$type' in value)) return { ...value }
  // What does not stand inside is only referred to.
  const isInside = parent === null || !('$parent' in value) || value.$parent === parent
  if (!isInside) return { reference: 'id' in value ? value.id : null }
  const own = Object.entries(value).filter(
    ([key, each]) => !key.startsWith('$') && !LEFT_OUT.includes(key) && !isDefault(key, each),
  )
  const attributes = '$attrs' in value ? { ...Object(value.$attrs) } : {}
  const foreign = Object.entries(attributes).filter(([key]) => !key.startsWith('xmlns'))
  const children = '$children' in value ? plain(value.$children, value) : undefined
  const body = '$body' in value ? value.$body : undefined
  return {
    type: value.$type,
    ...Object.fromEntries(own.map(([key, each]) => [key, plain(each, value)])),
    foreign: Object.fromEntries(foreign),
    children,
    body,
  }
}

const DEFAULTS: { readonly [attribute: string]: string } = {
  isInterrupting: 'true',
  cancelActivity: 'true',
  isSequential: 'false',
}

/** What BPMN takes for granted may be left out. */
function isDefault(key: string, value: unknown): boolean {
  return DEFAULTS[key] === String(value)
}
