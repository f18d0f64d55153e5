/**
 * Clean what other tools make of labelled pages (text browsers, converters to Markdown, Beautiful Soup), and score it beside the baselines.
 * Trees have seen most of these pages, so that the figures tell one layout from another, and not how well a site never seen comes out.
 * Needs ../shared/bench; flattens by bench/text/dumps.py with bench/.cache/venv-dumps, or else python3, and what it finds there.
 * Run: npx jiti bench/text/dumps.ts
 */
import {printDumps} from './dump-table.ts'

printDumps('dumps.py')
