import fc from 'fast-check'

// That a property fails is all that is asked here; the smallest example would take minutes.
fc.configureGlobal({ endOnFailure: true })
