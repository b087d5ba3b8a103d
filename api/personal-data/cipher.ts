import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Encrypts identity numbers and mobiles for their columns (AES-256-GCM). */
export interface Cipher {
  /** `purpose` names the column, `people.mobile`: a value copied into another column cannot be opened there. */
  readonly seal: (text: string, purpose: string) => Uint8Array
  readonly open: (sealed: Uint8Array, purpose: string) => string
  /** Tells keys apart without telling the key. */
  readonly fingerprint: string
}

const VERSION = 1
const NONCE_LENGTH = 12
const TAG_LENGTH = 16
const HEAD_LENGTH = 1 + NONCE_LENGTH + TAG_LENGTH

/** A sealed value is one version byte, nonce, tag, and the encrypted text. */
export function createCipher(key: Uint8Array): Cipher {
  if (key.length !== 32) throw new Error(`Expected a key of 32 bytes, but found ${key.length}.`)
  return {
    seal: (text, purpose) => {
      const nonce = randomBytes(NONCE_LENGTH)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), encrypted])
    },
    open: (sealed, purpose) => {
      if (sealed[0] !== VERSION || sealed.length < HEAD_LENGTH) {
        throw new Error(`Expected a sealed value of version ${VERSION} for ${purpose}, but found something else.`)
      }
      const nonce = sealed.subarray(1, 1 + NONCE_LENGTH)
      const tag = sealed.subarray(1 + NONCE_LENGTH, HEAD_LENGTH)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH })
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag)
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_LENGTH)), decipher.final()]).toString('utf8')
    },
    fingerprint: createHash('sha256').update('siji personal data key').update(key).digest('hex').slice(0, 16),
  }
}
