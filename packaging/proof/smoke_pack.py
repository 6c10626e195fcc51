"""A pack of content, made for the purpose, is installed in the installed program and taken back; `smoke` calls it.

python3 smoke_pack.py CHROOT
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "unit" / "content" / "packs"))
from packs_demo import Publisher, release

ROOT = Path(__file__).resolve().parents[2]


def main(inside: Path) -> None:
    """Publish, install, list, go back. Raises where the program says anything else than it should."""

    def command(*words: str) -> str:
        settings = ["/usr/bin/env", "-i", "HOME=/root", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "qinbao", "pack", *words]
        done = subprocess.run(["chroot", inside, *settings], capture_output=True, text=True, check=False)
        if done.returncode or done.stderr:
            raise SystemExit(f"FAILED: pack {words}: {done.stdout}{done.stderr}")
        return done.stdout

    version = time.strftime("%Y.%m.%d.1")
    content = (inside / "usr/lib/qinbao/now").resolve() / "lib/qinbao/assets/content"
    with tempfile.TemporaryDirectory() as name:
        publisher = Publisher(Path(name))
        pack = publisher.publish(version, release.files_of(ROOT / "data", version))
        shutil.copy(pack, inside / "tmp")
        content.mkdir()
        shutil.copy(publisher.folder / "metadata" / "1.root.json", content / "root.json")
    for words in (("install", f"/tmp/{pack.name}"), ("list",)):
        if version not in (said := command(*words)):
            raise SystemExit(f"FAILED: pack {words}: {said}")
    shutil.rmtree(content)
    (inside / "tmp" / pack.name).unlink()
    command("rollback")
    print(f"pack {version}: installed and taken back")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
