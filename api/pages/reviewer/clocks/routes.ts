import { z } from 'zod'
import { applicationParams } from '../../../applications/schemas.ts'
import { placeOfApplication } from '../../../clocks/place.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { freshForm, page } from '../../page-route.ts'
import { clockForms } from '../../parts/clock-forms.ts'
import { showApplicationClocks } from './show-application-clocks.ts'

const base = '/parks/:park/applications/:application'

/** The clocks of a whole application, which its lead department stops, resumes and extends. */
export const applicationClockRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: `${base}/clocks`,
    permission: 'readClocks',
    summary: 'Clocks of a whole application · 整件申请的计时',
    params: applicationParams,
    query: z.object({}),
    show: (request, { application }) => showApplicationClocks(request, application, freshForm()),
  })

  clockForms(app, {
    base,
    params: applicationParams,
    place: (request, { application }) => placeOfApplication(request, application),
    href: ({ park, application }) => `/parks/${park}/applications/${application}/clocks`,
    show: (request, { application }, form) => showApplicationClocks(request, application, form),
  })
}
