import { setTimeout as pause } from 'node:timers/promises'

/** Asks a real server; one that is busy is asked again, as it asks people to. */
export async function patientFetch(url: string, request?: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, request)
    if (answer.status !== 503) return answer
    await answer.arrayBuffer()
    await pause(250)
  }
}
