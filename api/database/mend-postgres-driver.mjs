// Mends postgres.js 3.4.9 after `npm ci`, until a release does. When a connection dies during a transaction, the driver
// writes the rollback to a socket that is gone, and the process ends with an error that nobody can catch
// (porsager/postgres issues 1066, 1154, 1208); a write that was waiting then keeps that connection from ever writing again.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../../node_modules/postgres/src/connection.js')

const mends = [
  [
    `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))

    if (stream)`,
    `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))

    if (socket === null)
      return queryError(q, Errors.connection('CONNECTION_CLOSED', options))

    if (stream)`,
  ],
  [
    `    incomings = null
    clearImmediate(nextWriteTimer)
`,
    `    incomings = null
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
`,
  ],
]

const before = readFileSync(file, 'utf8')
const after = mends.reduce(mend, before)
if (after !== before) writeFileSync(file, after)

function mend(source, [broken, mended]) {
  if (source.includes(mended)) return source
  if (source.includes(broken)) return source.replace(broken, mended)
  throw new Error(
    `Expected postgres 3.4.9 in ${file}, but found another. Is api/database/mend-postgres-driver.mjs still needed?`,
  )
}
