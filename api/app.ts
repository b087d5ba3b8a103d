/**
 * The web application, for the server and for tests (`app.inject`).
 *
 * How a feature is built. One folder per thing that people deal with:
 * - `tables.ts`   drizzle tables, mirroring `migrations/*.sql`; `park_id` first in every key, else it is listed in
 *                 `outside-parks.ts`. A test compares them with the database.
 * - `queries.ts`  one statement per function, `tx: Tx` first, explicit columns, domain objects out.
 * - `rules.ts`    pure functions. An expected "no" is `throw new Refusal(code, message, messageZh, fields?)`; its code
 *                 gets a line in `errors.ts` with status and titles.
 * - `routes.ts`   exports `<feature>Routes: FeatureRoutes`, listed in `features.ts`. Each route has zod schemas for
 *                 everything in and out, a summary in both languages, and `config: { permission }` from
 *                 `permissions.ts`; one without a permission fails at start. A handler is one call and a reply.
 *
 * What a handler uses (see `parks/routes.ts` and `plugins/access.ts`):
 * - `personOf(request)`, `parkOf(request)`: who asks, and what the person is in the park of the address. The address of
 *   everything inside a park begins with `/api/v1/parks/:park/`; a foreign or unknown park has been answered with 404
 *   before the handler runs.
 * - `inParkOf(request, (tx) => …)`: one transaction in that park. `app.database.outsideParks((tx) => …)` for the rest.
 * - `app.engine.send({ id: commandIdOf(request), actor: actorOf(request), … })`, then `accepted(answer)`: a rejected
 *   command becomes a problem of the same code. The Idempotency-Key is the command's id.
 * - A write that sends no command runs in `answerOnce(request, tx, work)` (`plugins/idempotency.ts`), which keeps its
 *   answer under the Idempotency-Key in the same transaction.
 * - `app.config`: folders and mode.
 */
export type { FeatureRoutes } from './features.ts'
