// The packed library, used as a stranger would: nothing of the checkout is in reach.
import assert from 'node:assert/strict'
import {cleanText, repairText} from 'copydesk'
import keepAll from 'copydesk/pipelines/keep-all'

assert.equal(repairText('the â€œnew pierâ€ north').text, 'the “new pier” north')
const outcome = cleanText('A headline\n\nThe pier opened on Monday, said the mayor.', {pipeline: keepAll})
assert.equal(outcome.outcome, 'record')
assert.equal(outcome.record.paragraphs.length, 2)
console.log('the packed library works')
