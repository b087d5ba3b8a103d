import type { FastifyRequest } from 'fastify'
import type { PrefillSource } from '../../applications/prefilled.ts'
import { say } from '../frame.ts'

/** Where a value came from, in words. */
export function sourceWords(request: FastifyRequest, source: PrefillSource): string {
  switch (source.type) {
    case 'answers':
      return say(request, 'prefill.answers')
    case 'register':
      return say(request, 'prefill.register')
    case 'application':
      return say(request, 'prefill.application', { number: source.number })
    case 'permit':
      return say(request, 'prefill.permit', { number: source.number })
  }
}
