/** One reason why a backup is no good; `file` as it is called in the backup's folder. */
export interface BackupProblem {
  readonly code: string
  readonly file: string | null
  readonly message: string
  readonly messageZh: string
}

/** `no` = it cannot be done here and now, `refused` = the backup itself is no good, `usage` = another folder is meant. */
export type BackupVerdict = 'no' | 'refused' | 'usage'

/** Why a backup cannot be made or restored; nothing half is left behind. */
export class BackupError extends Error {
  readonly verdict: BackupVerdict
  readonly problems: readonly BackupProblem[]

  constructor(verdict: BackupVerdict, problems: readonly BackupProblem[], options?: { readonly cause?: unknown }) {
    super(problems.map(({ message }) => message).join('\n'), options)
    this.name = 'BackupError'
    this.verdict = verdict
    this.problems = problems
  }
}

export function backupError(
  verdict: BackupVerdict,
  code: string,
  message: string,
  messageZh: string,
  cause?: unknown,
): BackupError {
  return new BackupError(verdict, [{ code, file: null, message, messageZh }], { cause })
}

const diskCodes = /^(ENOSPC|EDQUOT|EFBIG|EROFS|EACCES|EPERM|ENOTDIR|EIO|ENOENT|EISDIR)$/
const connectionCodes = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|CONNECT|57P0|08|28|3D000)/

/** What a disk or a database said, in words; what is a bug of ours stays as it is. */
export function inWords(error: unknown, folder: string): unknown {
  if (error instanceof BackupError || !(error instanceof Error && 'code' in error)) return error
  const code = String(error.code)
  if (diskCodes.test(code)) {
    return backupError(
      'no',
      'disk-refused',
      `Expected to read and write in ${folder}, but the disk said ${code} (${error.message}). Make room or rights, and try again.`,
      `无法在 ${folder} 读写：${code}。请检查磁盘空间和权限后重试。`,
      error,
    )
  }
  if (!connectionCodes.test(code)) return error
  return backupError(
    'no',
    'database-unavailable',
    `Expected a database at DATABASE_URL, but it cannot be used: ${error.message} (${code}).`,
    `数据库不可用：${error.message}（${code}），请检查 DATABASE_URL。`,
    error,
  )
}
