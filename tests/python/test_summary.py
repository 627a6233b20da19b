"""Sums up what the tests of all modules did, and names the checks that lacked data.

usage: test_summary.py ROOT
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def cases(root):
    """Every test of the last run, from the reports that Maven's test runner leaves."""
    for report in sorted(root.glob("*/target/surefire-reports/TEST-*.xml")):
        for case in ElementTree.parse(report).getroot().iter("testcase"):
            yield report.parts[-4], case


def told(skipped):
    """The reason of a check that was left out, on one line."""
    reason = skipped.get("message") or (skipped.text or "").strip()
    return " ".join(reason.replace("org.opentest4j.TestAbortedException:", "").split())[:300]


def main(root):
    ran, failed, lacking, seconds = {}, 0, [], 0.0
    for module, case in cases(root):
        ran[module] = ran.get(module, 0) + 1
        seconds += float(case.get("time", "0").replace(",", ""))
        failed += case.find("failure") is not None or case.find("error") is not None
        if (skipped := case.find("skipped")) is not None:
            name = f"{case.get('classname', '').rsplit('.', 1)[-1]}.{case.get('name')}"
            lacking.append(f"  {name}: {told(skipped)}")
    print("\nTests by module: " + ", ".join(f"{module} {n}" for module, n in ran.items()))
    if lacking:
        print(f"{len(lacking)} checks lacked data or a condition and were left out:")
        print("\n".join(lacking))
    else:
        print("Every check had the data it needs.")
    total = sum(ran.values())
    print(f"{total - failed - len(lacking)} passed, {failed} failed, {len(lacking)} skipped")
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
