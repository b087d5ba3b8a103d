import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'

/** Texts of the expressions that give the key of a message, by the message's id. */
export interface Correlation {
  /** To whoever sends it: where its key lies in what is sent. */
  readonly sent: ReadonlyMap<string, string>
  /** To a process that waits for it, by the process' id: where the key lies in its data. */
  readonly awaited: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/**
 * Correlation keys and subscriptions of the file (BPMN 2.0.2 §8.4.2). A key of several properties is the list of their
 * values, in the order in which the key names them. A message is correlated by the first key for all of whose properties
 * it says where they lie.
 */
export function readCorrelation(definitions: ModdleElement): Correlation {
  const roots = childrenOf(definitions, 'rootElements')
  const keys = roots.flatMap((root) => childrenOf(root, 'correlationKeys'))
  const sent = new Map<string, string>()
  for (const key of keys) addSent(key, sent)
  const awaited = new Map<string, ReadonlyMap<string, string>>()
  for (const process of roots) {
    const id = process.$type === 'bpmn:Process' ? idOf(process) : null
    if (id !== null) awaited.set(id, awaitedBy(process))
  }
  return { sent, awaited }
}

function addSent(key: ModdleElement, sent: Map<string, string>): void {
  for (const [message, paths] of pathsOf(key)) {
    if (!sent.has(message)) sent.set(message, together(paths))
  }
}

function awaitedBy(process: ModdleElement): ReadonlyMap<string, string> {
  const awaited = new Map<string, string>()
  for (const subscription of childrenOf(process, 'correlationSubscriptions')) {
    const key = childOf(subscription, 'correlationKeyRef')
    if (key === null) continue
    const bindings = childrenOf(subscription, 'correlationPropertyBinding')
    const paths = childrenOf(key, 'correlationPropertyRef').map((property) => {
      const binding = bindings.find((each) => childOf(each, 'correlationPropertyRef') === property)
      return binding === undefined ? null : bodyOf(childOf(binding, 'dataPath'))
    })
    if (paths.length === 0 || !paths.every((path) => path !== null)) continue
    for (const message of pathsOf(key).keys()) if (!awaited.has(message)) awaited.set(message, together(paths))
  }
  return awaited
}

/** Message id → where it holds each property of the key; only messages that hold them all. */
function pathsOf(key: ModdleElement): ReadonlyMap<string, readonly string[]> {
  const properties = childrenOf(key, 'correlationPropertyRef')
  const found = new Map<string, string[]>()
  for (const property of properties) {
    for (const retrieval of childrenOf(property, 'correlationPropertyRetrievalExpression')) {
      const message = childOf(retrieval, 'messageRef')
      const id = message === null ? null : idOf(message)
      const path = bodyOf(childOf(retrieval, 'messagePath'))
      if (id !== null && path !== null) found.set(id, [...(found.get(id) ?? []), path])
    }
  }
  return new Map([...found].filter(([, paths]) => paths.length === properties.length))
}

function together(paths: readonly string[]): string {
  const [only] = paths
  return paths.length === 1 && only !== undefined ? only : `[${paths.join(', ')}]`
}

function bodyOf(expression: ModdleElement | null): string | null {
  return expression === null ? null : (textOf(expression, 'body')?.replace(/^=/, '').trim() ?? null)
}
