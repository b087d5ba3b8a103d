// OIDs of PostgreSQL's own array types, which never change.
const TEXTS = 1009
const UUIDS = 2951

/**
 * The arrays that our statements send and read. The driver would ask each new connection for all array types, and ends
 * the process when that question is cut off, for nobody waits for its answer.
 */
export const arrayTypes = {
  texts: { to: TEXTS, from: [TEXTS], serialize: writeArray, parse: readArray },
  uuids: { to: UUIDS, from: [UUIDS], serialize: writeArray, parse: readArray },
}

function writeArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** PostgreSQL quotes what is not plain, so that elements are either quoted or without any special character. */
function readArray(text: string): readonly string[] {
  const elements = text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^",]+)/g)
  return [...elements].map(([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '')
}
