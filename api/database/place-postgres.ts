/** Who PostgreSQL runs as, and what `stat` says of one folder. */
export interface UnixUser {
  readonly uid: number
  readonly gid: number
}

export interface FolderMode extends UnixUser {
  readonly mode: number
}

export interface Placement {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly native: string
  /** Folder that holds data, log and credentials. */
  readonly home: string
  /** The first folder that barred the way; `null` when everything stays where it was wanted. */
  readonly closed: string | null
}

/**
 * Where binaries and data lie so that `user` can reach them. PostgreSQL refuses to run as root, and the user that it
 * runs as cannot enter root's own home: then the binaries are used from `elsewhere`, and data that could not be
 * reached lies beside them.
 */
export function placePostgres(
  wanted: {
    readonly native: string
    readonly home: string
    readonly elsewhere: { readonly native: string; readonly home: string }
  },
  user: UnixUser | null,
  modeOf: (folder: string) => FolderMode | null,
): Placement {
  if (user === null) return { native: wanted.native, home: wanted.home, closed: null }
  const closedNative = firstClosed(wanted.native, user, modeOf)
  const closedHome = firstClosed(wanted.home, user, modeOf)
  return {
    native: closedNative === null ? wanted.native : wanted.elsewhere.native,
    home: closedHome === null ? wanted.home : wanted.elsewhere.home,
    closed: closedHome ?? closedNative,
  }
}

function firstClosed(path: string, user: UnixUser, modeOf: (folder: string) => FolderMode | null): string | null {
  for (const folder of foldersDownTo(path)) {
    const found = modeOf(folder)
    if (found !== null && !mayEnter(found, user)) return folder
  }
  return null
}

function foldersDownTo(path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '')
  return names.map((_, depth) => `/${names.slice(0, depth + 1).join('/')}`)
}

function mayEnter(folder: FolderMode, user: UnixUser): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0
  return (folder.mode & 0o001) !== 0
}
