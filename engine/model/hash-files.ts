import type { DeploymentFiles } from './deployment.ts'

/** SHA-256 over the sorted paths and bytes of a deployment, in hexadecimal; the lengths keep files apart. */
export async function hashFiles(files: DeploymentFiles): Promise<string> {
  const paths = Object.keys(files).sort()
  const encoder = new TextEncoder()
  const parts = paths.flatMap((path) => {
    const bytes = files[path] ?? new Uint8Array()
    return [encoder.encode(`${path}\n${bytes.length}\n`), bytes]
  })
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  const digest = await globalThis.crypto.subtle.digest('SHA-256', all)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
