import { StartError } from '../database/start-error.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { Database } from '../plugins/database.ts'
import { settleKeyFingerprint } from './queries.ts'

/** Refuses a database whose personal data was encrypted with another key. */
export async function settleKey(database: Database, cipher: Cipher, keyFile: string): Promise<void> {
  const known = await database.outsideParks((tx) => settleKeyFingerprint(tx, cipher.fingerprint))
  if (known === cipher.fingerprint) return
  throw new StartError(
    'other-key',
    `Expected the key ${known} of this database in ${keyFile}, but found the key ${cipher.fingerprint}.`,
    `密钥文件 ${keyFile} 与本数据库不符：期望 ${known}，实为 ${cipher.fingerprint}。`,
  )
}
