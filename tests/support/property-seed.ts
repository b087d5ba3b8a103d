/**
 * The seed of random tests. A run of all tests takes the same one every time, so that it speaks of what has changed; the
 * long run searches with another each time, and `SIJI_SEED` repeats one.
 */
export function propertySeed(): number {
  const given = process.env['SIJI_SEED']
  const isLong = process.env['SIJI_LONG'] === '1'
  const seed = given === undefined ? (isLong ? Date.now() & 0x7fffffff : 20_260_105) : Number(given)
  console.info(`seed ${seed}`)
  return seed
}
