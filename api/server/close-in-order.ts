/** Closes what was started, last first; a failure of one keeps none of the others open. */
export async function closeInOrder(started: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (let close = started.pop(); close !== undefined; close = started.pop()) {
    try {
      await close()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped in order.')
}
