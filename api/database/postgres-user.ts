import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { UnixUser } from './place-postgres.ts'
import { StartError } from './start-error.ts'

/** The user that PostgreSQL runs as; `null` = our own, for only root may not run it. Root gets a user `postgres`. */
export function findPostgresUser(): UnixUser | null {
  if (process.getuid?.() !== 0) return null
  return lookUp('postgres') ?? createPostgresUser() ?? lookUp('nobody') ?? refuse()
}

function lookUp(name: string): UnixUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

function createPostgresUser(): UnixUser | null {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'ignore',
    })
  } catch {
    // A system without useradd, or with a read-only /etc: the user `nobody` serves as well.
    return null
  }
  return lookUp('postgres')
}

function refuse(): never {
  throw new StartError(
    'no-postgres-user',
    'PostgreSQL does not run as root, and there is neither a user postgres nor a way to create one. Start as an ordinary user.',
    'PostgreSQL 不能以 root 身份运行，且无法创建 postgres 用户，请以普通用户启动。',
  )
}
