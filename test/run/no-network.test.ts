import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, test} from 'vitest'
import {bundledCommand} from '../support/command.ts'
import {scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()
const command = bundledCommand()

/** A page that asks for the network in every way a page can, around an article. */
const PAGE = `<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://dtd.example/x.dtd" [<!ENTITY e SYSTEM "http://entity.example/">]>
<html><head><base href="http://base.example/"><title>The bridge closes</title>
<link rel="stylesheet" href="//style.example/a.css"><link rel="canonical" href="http://canonical.example/a">
<meta http-equiv="refresh" content="0; url=http://refresh.example/"><meta property="og:image" content="http://image.example/i.png">
<script src="http://script.example/a.js"></script><script>fetch("http://fetch.example/")</script>
<script type="application/ld+json">{"@context":"http://context.example/","@type":"NewsArticle","headline":"The bridge closes","image":{"@id":"http://id.example/"}}</script>
<style>@import url(http://import.example/);</style></head>
<body onload="fetch('http://onload.example/')"><article><h1>The bridge closes</h1>&e;
<p>The council said on Monday that the old bridge over the river will be closed until the work on its piers is done.</p>
<p>Drivers have to take the road by the mill, which is longer; the buses will go there too, from the first of the month.</p>
<img src="http://picture.example/p.png"><iframe src="http://frame.example/"></iframe><object data="http://object.example/"></object>
</article></body></html>`

test('no process of a run asks for the network, whatever a page says', () => {
  const denied = join(folder, 'denied')
  const input = join(folder, 'page.html')
  const out = join(folder, 'out')
  writeFileSync(input, PAGE)
  const preload = pathToFileURL(join(import.meta.dirname, '../support/deny-network.mjs')).href
  const [program, ...words] = [...command, 'clean', input, '--out', out, '-w', '2', '-q', '--no-config']
  const {status, stderr} = spawnSync(program!, words, {
    encoding: 'utf8',
    env: {...process.env, DENIED: denied, NODE_OPTIONS: `--import=${preload}`},
  })
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
  // The supervisor, its worker, and the thread that watches it: all were denied the network, and nobody asked.
  const told = readFileSync(denied, 'utf8').trim().split('\n')
  expect(told.length).toBeGreaterThanOrEqual(2)
  expect(new Set(told)).toEqual(new Set(['denied']))
  expect(readFileSync(join(out, 'records.jsonl'), 'utf8')).toContain('old bridge over the river')
})
