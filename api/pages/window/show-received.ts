import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { FormState } from '../page-route.ts'
import { windowPlace } from './place.ts'
import { readReceived } from './read-received.ts'
import { receivedPage } from './received-page.ts'

/** The page of one received application, at first or with what came back from one of its forms. */
export async function showReceived(
  request: FastifyRequest,
  { application }: { readonly application: string },
  form: FormState,
): Promise<string> {
  const received = await readReceived(request, application)
  return renderPage('window/application', receivedPage(request, await windowPlace(request), received, form))
}
