"""Run the models of a plan on Spark and write each result as Parquet.

A program of its own, for the environment that holds Spark and nothing else: ``spark_draait.py PLAN``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(plan_pad: Path) -> None:
    from pyspark.sql import SparkSession  # type: ignore[import-not-found]

    plan = json.loads(plan_pad.read_text(encoding="utf-8"))
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(plan_pad.parent / "warehouse"))
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    for name, path in plan["invoer"].items():
        spark.read.parquet(path).createOrReplaceTempView(name)
    for step in plan["stappen"]:
        target = str(plan_pad.parent / "spark" / step["naam"])
        spark.sql(step["sql"]).write.parquet(target)
        # Read back from disk, so that the plan of one model does not hold those of all before it.
        spark.read.parquet(target).createOrReplaceTempView(step["naam"])
    spark.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
