/** A mistake in a file of a deployment, with the place where it stands. */
export interface FileProblem {
  readonly file: string
  readonly place: string
  readonly message: string
  readonly messageZh: string
}

export function problemAt(file: string, path: readonly PropertyKey[], message: string, messageZh: string): FileProblem {
  const place = path.map(String).join('.')
  return { file, place, message: `${place}: ${message}`, messageZh: `${place}：${messageZh}` }
}
