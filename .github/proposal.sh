#!/usr/bin/env bash
# Puts together the edition that a pull request proposes. Sources, glossary, references, timeline, front page, guides,
# comparisons, images, seeds and originals are the request's; all else (edition.yaml, addresses.yaml, style.css and the tool) is the base branch's. Nothing of the request is run:
# a guide that holds code is a fault, and no site is built of an edition with faults.
#
#   proposal.sh <base> <proposal> <edition>    three folders; the last is made
set -euo pipefail
base=$1
proposal=$2
edition=$3
parts=(content/sources content/glossary content/references content/timeline.yaml content/home.mdx content/guides content/comparisons content/images seeds originals)

# A link would show, under a name that looks harmless, what the runner has elsewhere. The names are a stranger's:
# quoted, and not at the beginning of a line, they cannot be taken for a command of the log.
refused=0
folders=("$proposal/content" "$proposal/seeds")
if [ -e "$proposal/originals" ]; then folders+=("$proposal/originals"); fi
while IFS= read -r -d '' link; do
  printf 'refused: %q is a symbolic link, expected a file\n' "${link#"$proposal"/}" >&2
  refused=1
done < <(find "${folders[@]}" -type l -print0)
[ "$refused" -eq 0 ] || exit 1

mkdir "$edition"
cp -R "$base/content" "$base/seeds" "$edition/"
for part in "${parts[@]}"; do
  rm -rf "${edition:?}/$part"
  if [ -e "$proposal/$part" ]; then
    mkdir -p "$(dirname "$edition/$part")"
    cp -R "$proposal/$part" "$edition/$part"
  fi
done
