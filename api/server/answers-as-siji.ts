/** Whether a Siji answers at this address. */
export async function answersAsSiji(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) })
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'service' in body && body.service === 'siji'
  } catch {
    // Nobody there, or somebody who speaks otherwise.
    return false
  }
}
