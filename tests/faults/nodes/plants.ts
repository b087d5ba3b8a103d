import type { Plant } from './bundle-node.ts'

/** A fault for each thing that the invariants hold, and words of the breach by which it must be found. */
export const plants: readonly (Plant & { readonly breach: RegExp })[] = [
  {
    name: 'answers-before-it-is-written',
    file: 'engine/runtime/commands/batch.ts',
    from: '  const changes = settled.flatMap(',
    to: '  for (const each of settled) answerGroup(each)\n  const changes = settled.flatMap(',
    breach: /in the journal nowhere|refused with/,
  },
  {
    name: 'answers-a-repetition-with-another-revision',
    file: 'engine/runtime/commands/decide-group.ts',
    from: '...earlier, repeated: true',
    to: 'revision: (known.instance?.revision ?? 0) + 1, repeated: true',
    breach: /answered with revision|in the journal/,
  },
  {
    name: 'begins-each-link-of-the-chain-anew',
    file: 'engine/store/sql-store.ts',
    from: 'known.get(change) ?? FIRST_PREVIOUS_HASH',
    to: 'FIRST_PREVIOUS_HASH',
    breach: /chain-broken/,
  },
  {
    name: 'leaves-the-rows-of-ended-jobs',
    file: 'engine/store/writing/write-batch.ts',
    from: "  'goneJobs',\n",
    to: '',
    breach: /rows-differ/,
  },
  {
    name: 'applies-other-events-than-it-writes',
    file: 'engine/runtime/commands/decide-group.ts',
    from: 'entries.push({ command, at, revision, events,',
    to: "entries.push({ command, at, revision, events: events.filter(({ type }) => type !== 'variablesSet'),",
    breach: /fold-differs/,
  },
  {
    name: 'forgets-one-timer-of-several',
    file: 'engine/runtime/due/timers.ts',
    from: '      rows.map((timer) =>',
    to: '      rows.slice(1).map((timer) =>',
    breach: /timer-overdue/,
  },
  {
    name: 'makes-no-job',
    file: 'engine/core/elements/service-task.ts',
    from: 'activate: (run, node, key) => createJob(run, node.id, key, node.jobType)',
    to: 'activate: () => {}',
    breach: /stuck/,
  },
  {
    name: 'records-a-job-that-nobody-did',
    file: 'engine/runtime/due/jobs.ts',
    from: `await handler(job).then(
    (given) => noted(parts, leased, given),
    (error: unknown) => failed(parts, leased, error),
  )`,
    to: "{ type: 'completed' as const, variables: {} }",
    breach: /nobody did/,
  },
  {
    name: 'forgets-a-message-before-it-has-arrived',
    file: 'engine/runtime/messages/thrown-messages.ts',
    from: "  if (message.kind === 'signal') await broadcast",
    to: "  await parts.client.run((sql) => removeThrownMessage(sql, message))\n  await new Promise((resolve) => setTimeout(resolve, 300))\n  if (message.kind === 'signal') await broadcast",
    breach: /not at the end|stories, but/,
  },
]
