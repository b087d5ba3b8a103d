import postgres, { type Sql } from 'postgres'

// As text: the driver drops a 0.
const forAsLongAsItTakes: { readonly [setting: string]: string } = {
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
}

/**
 * One connection as the owner of the tables, who sees every park, for as long as it takes. Whoever uses it calls
 * `end({ timeout: 0 })` when something fails: a COPY that nobody reads any more would never let go.
 */
export function openOwnerClient(url: string): Sql {
  return postgres(url, {
    max: 1,
    connect_timeout: 5,
    // A lost connection ends the work: what follows would run outside its transaction.
    max_lifetime: null,
    idle_timeout: 0,
    onnotice: () => {},
    fetch_types: false,
    connection: { role: 'siji_owner', ...forAsLongAsItTakes },
  })
}
