import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { StartError } from '../database/start-error.ts'

/** Reads the key of 32 bytes (64 hexadecimal digits); made where there is none yet. Keep a copy: without it, the data is lost. */
export function readKeyFile(path: string): Uint8Array {
  const text = readOrMake(path).trim()
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new StartError(
      'key-file-invalid',
      `Expected 64 hexadecimal digits in the key file ${path}, but found something else.`,
      `密钥文件 ${path} 应为 64 位十六进制数字。`,
    )
  }
  return Buffer.from(text, 'hex')
}

function readOrMake(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw unreadable(path, cause)
  }
  return make(path)
}

// Written aside and linked: of two processes that make it at once, both read the one that came first, and whole.
function make(path: string): string {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
    linkSync(draft, path)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw unreadable(path, cause)
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8')
}

function unreadable(path: string, cause: unknown): StartError {
  return new StartError(
    'key-file-unreadable',
    `Expected to read or make the key file ${path}, but could not. SIJI_KEY_FILE names another place.`,
    `无法读取或创建密钥文件 ${path}，可用 SIJI_KEY_FILE 指定其他位置。`,
    { cause },
  )
}
